import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { usePhone } from '../../layout/usePhone.ts';
import { useT } from '../../messages/useT.ts';
import { unseen } from '../../theme/unseen.ts';
import { layOut, type Layout, type Step } from './layout.ts';

export type FlowStep = Step & {
  name: string;
  /** On the longest way through: said in words too. */
  critical?: boolean;
  /** Something is wrong with it. */
  faulty?: boolean;
  /** Done, waiting: drawn quieter. */
  quiet?: boolean;
  /** Beside what is looked at now. */
  faded?: boolean;
  children: React.ReactNode;
};

type Props = {
  caption: string;
  steps: FlowStep[];
  laneName: (lane: string) => string;
  height?: number;
  /** Only some of the items are here: what comes before them may be out of sight, so nothing is said of which step it is. */
  partial?: boolean;
  /** A list also where there would be room on the screen. */
  listed?: boolean;
};

const LANE = 108;
const WIDTH = 232;
const GAP = 44;
const ROW_GAP = 12;

/**
 * Items left to right by what they wait for, a lane a department. What is drawn is a list: a screen reader goes through
 * it from first to last and hears what each waits for; on a phone, and in a panel, it is one.
 */
export function Flow({ caption, steps, laneName, height = 84, partial = false, listed = false }: Props) {
  const asList = usePhone() || listed;
  const layout = useMemo(() => layOut(steps), [steps]);
  const ordered = steps.toSorted((one, other) => (layout.places.get(one.id)?.column ?? 0) - (layout.places.get(other.id)?.column ?? 0));
  const named = new Map(steps.map(({ id, name }) => [id, name]));
  if (asList) {
    return (
      <Box component="ol" aria-label={caption} sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1 }}>
        {ordered.map((step) => (
          <Box component="li" key={step.id} sx={{ ...frame(step), p: 1 }}>
            <Place step={step} layout={layout} lane={laneName(step.lane)} named={named} partial={partial} shown />
            {step.children}
          </Box>
        ))}
      </Box>
    );
  }
  const rows = layout.lanes.reduce((sum, lane) => sum + lane.rows, 0);
  const x = (column: number) => LANE + column * (WIDTH + GAP);
  const y = (row: number) => ROW_GAP / 2 + row * (height + ROW_GAP);
  const full = { width: x(layout.columns) - GAP + 8, height: y(rows) };
  return (
    <Box role="region" aria-label={caption} tabIndex={0} sx={{ overflowX: 'auto', border: 1, borderColor: 'hairline', borderRadius: '3px', bgcolor: 'background.paper' }}>
      <Box sx={{ position: 'relative' }} style={{ ...full, minWidth: '100%' }}>
        {layout.lanes.map((lane, at) => (
          <Box
            key={lane.id}
            aria-hidden
            sx={{ position: 'absolute', left: 0, right: 0, borderTop: at === 0 ? 0 : 1, borderColor: 'hairline', pl: 1.25, pt: 1, fontSize: 13, color: 'text.secondary' }}
            style={{ top: y(lane.top) - ROW_GAP / 2, height: lane.rows * (height + ROW_GAP) }}
          >
            <Box sx={{ width: LANE - 22, overflowWrap: 'anywhere' }}>{laneName(lane.id)}</Box>
          </Box>
        ))}
        <Edges steps={steps} layout={layout} size={full} x={x} y={y} height={height} />
        <Box component="ol" aria-label={caption} sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {ordered.map((step) => {
            const { column, row } = layout.places.get(step.id) ?? { column: 0, row: 0 };
            return (
              <Box component="li" key={step.id} sx={{ position: 'absolute', ...frame(step), px: 1, py: 0.5, overflow: 'hidden' }} style={{ left: x(column), top: y(row), width: WIDTH, height }}>
                <Place step={step} layout={layout} lane={laneName(step.lane)} named={named} partial={partial} />
                {step.children}
              </Box>
            );
          })}
        </Box>
      </Box>
    </Box>
  );
}

const frame = ({ critical = false, faulty = false, quiet = false, faded = false }: FlowStep) =>
  ({
    border: critical || faulty ? 2 : 1,
    borderColor: faulty ? 'text.primary' : critical ? 'primary.main' : 'field',
    borderStyle: faulty ? 'dashed' : 'solid',
    borderRadius: '3px',
    bgcolor: quiet ? 'raised' : 'background.paper',
    opacity: faded ? 0.45 : 1,
    fontSize: 13,
    lineHeight: 1.45,
  }) as const;

type PlaceProps = { step: FlowStep; layout: Layout; lane: string; named: ReadonlyMap<string, string>; partial: boolean; shown?: boolean };

/** Where it stands, for the ear; on a phone for the eye as well. */
function Place({ step, layout, lane, named, partial, shown = false }: PlaceProps) {
  const t = useT();
  const before = step.before.flatMap((id) => named.get(id) ?? []);
  const words = [
    partial ? '' : t('bundles.flow.step', { n: (layout.places.get(step.id)?.column ?? 0) + 1 }),
    lane,
    before.length > 0 ? t('bundles.flow.after', { names: before.join(t('form.comma')) }) : partial ? '' : t('bundles.flow.first'),
    step.critical ? t('bundles.flow.critical') : '',
  ];
  return <Box sx={shown ? { fontSize: 12, color: 'text.secondary' } : unseen}>{words.filter(Boolean).join(' · ')}</Box>;
}

type EdgesProps = { steps: FlowStep[]; layout: Layout; size: { width: number; height: number }; x: (column: number) => number; y: (row: number) => number; height: number };

function Edges({ steps, layout, size, x, y, height }: EdgesProps) {
  const critical = new Set(steps.filter((step) => step.critical).map(({ id }) => id));
  const edges = steps.flatMap((step) => step.before.flatMap((from) => {
    const [one, other] = [layout.places.get(from), layout.places.get(step.id)];
    return one && other ? [{ key: `${from} ${step.id}`, one, other, critical: critical.has(from) && critical.has(step.id) }] : [];
  }));
  // The heavy ones lie on top.
  const drawn = edges.toSorted((one, other) => Number(one.critical) - Number(other.critical));
  return (
    <Box component="svg" aria-hidden width={size.width} height={size.height} sx={{ position: 'absolute', left: 0, top: 0, pointerEvents: 'none', fill: 'none' }}>
      {drawn.map(({ key, one, other, critical: heavy }) => {
        const [fromX, fromY, toX, toY] = [x(one.column) + WIDTH, y(one.row) + height / 2, x(other.column), y(other.row) + height / 2];
        const bend = toX - Math.min(GAP, toX - fromX) / 2;
        return (
          <Box component="g" key={key} sx={{ color: heavy ? 'primary.main' : 'faint' }}>
            <path d={`M${fromX} ${fromY}H${bend}V${toY}H${toX - 5}`} stroke="currentColor" strokeWidth={heavy ? 2.5 : 1.25} />
            <path d={`M${toX} ${toY}l-7 -4v8z`} fill="currentColor" />
          </Box>
        );
      })}
    </Box>
  );
}

import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useId } from 'react';
import { KeyTable } from '../grid/KeyTable.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import preview from './preview.webp';
import working from './working.webp';

const SECTIONS = ['typing', 'paste', 'preview', 'rows', 'fill', 'undo', 'record', 'together', 'views', 'exchange', 'own', 'history'] as const;
const SHOTS = { preview: { address: preview, width: 940, height: 311 }, together: { address: working, width: 1000, height: 468 } } as const;

/** What the spreadsheet can do, for somebody who knows Excel. */
export default function GridHelp() {
  const t = useT();
  const id = useId();
  const contents = [...SECTIONS.map((name) => ({ name, label: t(`help.grid.${name}.title`) })), { name: 'keys', label: t('grid.help.title') }];
  return (
    <Box sx={{ pb: 6, maxWidth: 860 }}>
      <PageHead title={t('help.grid.title')} />
      <Box sx={{ px: 2, lineHeight: 1.75 }}>
        <Box component="p" sx={{ m: 0 }}>{t('help.grid.intro')}</Box>
        <Box component="nav" aria-label={t('help.grid.contents')} sx={{ mt: 1, display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5 }}>
          {contents.map(({ name, label }) => (
            <Link
              key={name}
              href={`#${name}`}
              sx={{ py: 0.25 }}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(`${id}-${name}`)?.scrollIntoView();
              }}
            >
              {label}
            </Link>
          ))}
        </Box>
        {SECTIONS.map((name) => (
          <Box key={name} id={`${id}-${name}`}>
            <Section title={t(`help.grid.${name}.title`)}>
              <Box component="ul" sx={{ m: 0, pl: 2.5, '& li': { mb: 0.5 } }}>
                {t(`help.grid.${name}.text`).split('\n').map((line) => <li key={line}>{line}</li>)}
              </Box>
              {name === 'preview' && <Shot {...SHOTS.preview} caption={t('help.grid.shots.preview')} />}
              {name === 'together' && <Shot {...SHOTS.together} caption={t('help.grid.shots.working')} />}
            </Section>
          </Box>
        ))}
        <Box id={`${id}-keys`}>
          <Section title={t('grid.help.title')}>
            <Box component="p" sx={{ m: 0, mb: 1 }}>{t('help.grid.keysNote')}</Box>
            <KeyTable />
          </Section>
        </Box>
      </Box>
    </Box>
  );
}

function Shot({ address, width, height, caption }: { address: string; width: number; height: number; caption: string }) {
  const t = useT();
  return (
    <Box component="figure" sx={{ m: 0, mt: 1.5 }}>
      <Link href={address} target="_blank" aria-label={`${caption} ${t('help.grid.shots.enlarge')}`}>
        <Box component="img" src={address} width={width} height={height} alt="" loading="lazy" sx={{ display: 'block', maxWidth: '100%', height: 'auto', border: 1, borderColor: 'hairline', borderRadius: '3px' }} />
      </Link>
      <Box component="figcaption" sx={{ mt: 0.5, fontSize: 13, color: 'text.secondary' }}>{caption}</Box>
    </Box>
  );
}

import type { BundleFile } from '../../schema/bundles.ts';
import { FilesSection } from '../files/FilesSection.tsx';
import { Papers } from '../paper/CasePapers.tsx';
import { Acceptances } from '../provisional/Acceptances.tsx';
import { useMay } from '../session/me.ts';
import { RunForm } from './RunForm.tsx';
import { RunInspections } from './RunInspections.tsx';
import { RunLanes } from './RunLanes.tsx';
import { RunMaterials } from './RunMaterials.tsx';

/** What is done in a run, in the order it is needed: while materials are collected they come first. `narrow`: beside the grid. */
export function RunWork({ run, narrow = false }: { run: BundleFile; narrow?: boolean }) {
  const reads = useMay('personal_data.see');
  const handles = useMay('cases.handle');
  const collecting = run.stage === 'collecting';
  return (
    <>
      {collecting && <RunMaterials run={run} />}
      <RunLanes run={run} narrow={narrow} />
      {!collecting && <RunMaterials run={run} />}
      <Acceptances of="run" id={run.id} />
      <RunInspections run={run} />
      <RunForm run={run} />
      {reads && <FilesSection subjectKind="bundles" subjectId={run.id} mayAttach={handles && run.deletedAt === null} mayEdit={handles} />}
      {run.queryCode !== null && <Papers of="bundles" id={run.id} queryCode={run.queryCode} receiver={run.applicant?.name ?? ''} />}
    </>
  );
}

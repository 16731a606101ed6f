import { useEffect, useState } from 'preact/hooks';
import { type ExportOptions, USUAL_OPTIONS } from '../../lib/export/export-options';
import { exportOptions } from '../../lib/settings/export-options';

/** What was decided the last time. */
export async function readOptions(): Promise<ExportOptions> {
  return { ...USUAL_OPTIONS, ...(await exportOptions.get()) };
}

/** The same for a form, remembered when it changes. */
export function useOptions(): [ExportOptions, (options: ExportOptions) => void] {
  const [options, setOptions] = useState(USUAL_OPTIONS);
  useEffect(() => {
    readOptions().then(setOptions);
  }, []);
  const decide = (decided: ExportOptions) => {
    setOptions(decided);
    exportOptions.set(decided);
  };
  return [options, decide];
}

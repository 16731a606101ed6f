import { useEffect, useState } from 'preact/hooks';
import { type ExportOptions, USUAL_OPTIONS } from '../../lib/export/export-options';
import { exportOptions } from '../../lib/settings/export-options';

/** What was decided the last time, remembered when it changes. */
export function useOptions(): [ExportOptions, (options: ExportOptions) => void] {
  const [options, setOptions] = useState(USUAL_OPTIONS);
  useEffect(() => {
    exportOptions.get().then((decided) => setOptions({ ...USUAL_OPTIONS, ...decided }));
  }, []);
  const decide = (decided: ExportOptions) => {
    setOptions(decided);
    exportOptions.set(decided);
  };
  return [options, decide];
}

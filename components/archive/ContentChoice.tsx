import type { ExportOptions } from '../../lib/export/export-options';
import type { Translate } from '../../lib/i18n/translate';

export interface ContentChoiceProps {
  options: ExportOptions;
  t: Translate;
  onOptions: (options: ExportOptions) => void;
}

const CHECKS = ['frontMatter', 'times', 'steps', 'sources', 'dollars'] as const;

/** What files hold beside the words themselves. JSON always holds everything. */
export function ContentChoice({ options, t, onOptions }: ContentChoiceProps) {
  const change = (changed: Partial<ExportOptions>) => onOptions({ ...options, ...changed });
  return (
    <div class="checks">
      {CHECKS.map((name) => (
        <Check
          key={name}
          label={t(`archive_export_${name}`)}
          on={options[name] === true}
          onChange={(on) => change({ [name]: on })}
        />
      ))}
      <Check
        label={t('archive_export_branches')}
        on={options.branches === 'all'}
        onChange={(on) => change({ branches: on ? 'all' : 'active' })}
      />
    </div>
  );
}

function Check({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

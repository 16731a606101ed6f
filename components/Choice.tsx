import type { ComponentChildren } from 'preact';

export interface ChoiceProps {
  /** Of the control that is given, which the label belongs to; `<id>-does` is its description. */
  id: string;
  label: string;
  /** What it does, one or two sentences; left out when the label says it all. */
  does?: string;
  control: ComponentChildren;
  /** What stands below: more fields, or why it could not be chosen. */
  children?: ComponentChildren;
}

/** One row of the settings: what it is called, the control, and what it does. */
export function Choice({ id, label, does, control, children }: ChoiceProps) {
  return (
    <li>
      <label for={id}>{label}</label>
      {control}
      {does && <p id={`${id}-does`}>{does}</p>}
      {children}
    </li>
  );
}

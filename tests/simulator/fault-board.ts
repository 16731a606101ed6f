import { type Chrome, type Fault, type FaultId, type FaultOptions, faultRow, type Strike } from './faults';
import type { RouteName } from './routes/route';
import { type Locale, sentence } from './texts';

/** A fault that is switched on. */
export interface ActiveFault {
  id: FaultId;
  options: FaultOptions;
  /** Requests it will still hit; null: endless. */
  left: number | null;
  /** Tells two activations of the same fault apart. */
  serial: number;
}

/** What the page is told to show. */
interface ShownChrome {
  id: FaultId;
  serial: number;
  kind: Chrome;
  title: string;
  text: string;
}

/** The faults that are on. The one switched on last decides. */
export class FaultBoard {
  private active: ActiveFault[] = [];
  private serial = 0;

  constructor(private readonly changed: () => void) {}

  on(id: FaultId, options: FaultOptions = {}): void {
    this.active = this.active.filter((fault) => fault.id !== id);
    this.active.push({ id, options, left: options.times ?? null, serial: ++this.serial });
    this.changed();
  }

  /** Switches one fault off, or all. */
  off(id?: FaultId): void {
    this.active = id === undefined ? [] : this.active.filter((fault) => fault.id !== id);
    this.changed();
  }

  list(): ActiveFault[] {
    return this.active.map((fault) => ({ ...fault }));
  }

  /** The fault that hits a request of this route, counted as used; null when none does. */
  strike(route: RouteName, locale: Locale): { row: Fault; strike: Strike } | null {
    const hit = this.active.findLast(({ id, options }) => {
      const row = faultRow(id);
      const routes = options.routes ?? row.routes ?? [];
      return routes.includes(route) && (row.reply !== undefined || row.stream !== undefined);
    });
    if (hit === undefined) return null;
    const row = faultRow(hit.id);
    if (hit.left !== null && --hit.left === 0) this.off(hit.id);
    return {
      row,
      strike: {
        text: words(row, hit.options, locale),
        status: hit.options.status ?? null,
        options: hit.options,
      },
    };
  }

  /** What the page shows because of the faults that are on. */
  chrome(locale: Locale): ShownChrome[] {
    return this.active.flatMap(({ id, options, serial }) => {
      const row = faultRow(id);
      if (row.chrome === undefined) return [];
      return {
        id,
        serial,
        kind: row.chrome,
        title: row.title === undefined ? '' : sentence(row.title, options.locale ?? locale),
        text: words(row, options, locale),
      };
    });
  }
}

function words(row: Fault, options: FaultOptions, locale: Locale): string {
  if (options.text !== undefined) return options.text;
  const key = options.textKey ?? row.text;
  return key === undefined ? '' : sentence(key, options.locale ?? locale);
}

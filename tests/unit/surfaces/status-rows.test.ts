import { describe, expect, it } from 'vitest';
import { impairedCore, statusRows } from '../../../lib/surfaces/status-rows';
import { aComponent, aPageView } from '../../support/a-situation';
import { catalogue } from '../../support/english';

const PAGE = 'https://status.example';
const rowsOf = (...components: ReturnType<typeof aComponent>[]) =>
  statusRows(aPageView({ components }), PAGE);
const STATUSES = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'full_outage',
  'major_outage',
  'under_maintenance',
  'on_fire',
  'constructor',
];

describe('statusRows', () => {
  it('puts what a chat needs first and the impaired features on top', () => {
    const rows = rowsOf(
      aComponent('Agent'),
      aComponent('Login'),
      aComponent('Voice mode', 'partial_outage'),
      aComponent('Conversations', 'degraded_performance'),
    );
    expect(rows.first.map(({ name }) => name)).toEqual(['Conversations', 'Login']);
    expect(rows.others.map(({ name }) => name)).toEqual(['Voice mode', 'Agent']);
  });

  it('never takes the Login of the API platform for the one of ChatGPT', () => {
    const rows = rowsOf({ ...aComponent('Login', 'full_outage'), group: 'APIs' }, aComponent('Login'));
    expect(rows.first.map(({ tone }) => tone)).toEqual(['good']);
    expect(rows.others).toEqual([]);
  });

  it('takes every component when the answer knows no groups', () => {
    const rows = rowsOf(
      { ...aComponent('Conversations'), group: null },
      { ...aComponent('Batch'), group: null },
    );
    expect([rows.first.length, rows.others.length]).toEqual([1, 1]);
  });

  it.each(STATUSES)('has a word for "%s"', (status) => {
    const [row] = rowsOf(aComponent('Conversations', status)).first;
    expect(catalogue).toHaveProperty(row?.state ?? '');
  });

  it.each(['on_fire', 'constructor', ''])('calls "%s" not known, never fine', (status) => {
    expect(rowsOf(aComponent('Login', status)).first[0]).toMatchObject({
      tone: 'muted',
      state: 'popup_state_unknown',
    });
  });

  it('links an incident only by an id that is a ULID', () => {
    const ids = [
      '01KGJK9Q6PDB3C3VX6MPCY6106',
      '01kgjk9q6pdb3c3vx6mpcy6106',
      '../../evil',
      '01KGJK9Q6PDB3C3VX6MPCY610U',
      '',
    ];
    const incidents = ids.map((id) => ({ id, name: 'Errors', status: 'identified', components: [] }));
    expect(statusRows(aPageView({ incidents }), PAGE).incidents.map(({ url }) => url)).toEqual([
      `${PAGE}/incidents/01KGJK9Q6PDB3C3VX6MPCY6106`,
      null,
      null,
      null,
      null,
    ]);
  });

  it('leaves out incidents that touch other products only', () => {
    const incident = { name: 'Errors', status: 'investigating' };
    const incidents = [
      { ...incident, id: 'api', components: ['id of Batch'] },
      { ...incident, id: 'chat', components: ['id of Login', 'id of Batch'] },
      { ...incident, id: 'unsaid', components: [] },
    ];
    expect(statusRows(aPageView({ incidents }), PAGE).incidents.map(({ id }) => id)).toEqual([
      'chat',
      'unsaid',
    ]);
  });
});

describe('impairedCore', () => {
  it('finds the first of Conversations and Login that is not operational', () => {
    const page = (status: string) =>
      aPageView({ components: [aComponent('Login', status), aComponent('Conversations')] });
    expect(impairedCore(page('degraded_performance'))?.name).toBe('Login');
    expect(impairedCore(page('operational'))).toBeUndefined();
  });

  it('does not mind an impaired feature', () => {
    expect(
      impairedCore(aPageView({ components: [aComponent('Voice mode', 'full_outage')] })),
    ).toBeUndefined();
  });
});

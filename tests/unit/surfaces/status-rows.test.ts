import { describe, expect, it } from 'vitest';
import type { ReportedComponent } from '../../../lib/evidence/evidence';
import { openai } from '../../../lib/status/sources/openai';
import { statusRows } from '../../../lib/surfaces/status-rows';
import { aComponent, aPageView } from '../../support/a-situation';
import { catalogue } from '../../support/english';

const conversations = aComponent('Conversations');
const rowsOf = (...components: ReportedComponent[]) => statusRows(aPageView({ components }), openai);
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
    const api = openai.components.find(({ group, name }) => group === 'APIs' && name === 'Login');
    const rows = rowsOf(conversations, {
      id: api?.id ?? '',
      name: 'Login',
      group: 'APIs',
      status: 'full_outage',
    });
    expect(rows.first.map(({ name }) => name)).toEqual(['Conversations']);
    expect(rows.others).toEqual([]);
  });

  it('knows the features by their ids when the answer has no groups', () => {
    const batch = openai.components.find(({ name }) => name === 'Batch');
    const rows = rowsOf(
      { ...conversations, group: null },
      { ...aComponent('Voice mode'), group: null },
      { id: batch?.id ?? '', name: 'Batch', group: null, status: 'operational' },
    );
    expect(rows.first.map(({ name }) => name)).toEqual(['Conversations']);
    expect(rows.others.map(({ name }) => name)).toEqual(['Voice mode']);
  });

  it('lists the API apart, for those who build on it, with groups and without', () => {
    const api = (name: string, status = 'operational') => {
      const known = openai.components.find((row) => row.group === 'APIs' && row.name === name);
      return { id: known?.id ?? `id of ${name}`, name, group: 'APIs', status };
    };
    const all = [conversations, api('Responses'), api('Batch', 'partial_outage'), api('Time travel')];
    expect(rowsOf(...all).developers.map(({ name }) => name)).toEqual(['Batch', 'Responses', 'Time travel']);
    const ungrouped = all.map((component) => ({ ...component, group: null }));
    expect(rowsOf(...ungrouped).developers.map(({ name }) => name)).toEqual(['Batch', 'Responses']);
  });

  it('takes a new member of the group for a feature, and leaves out what is for other audiences', () => {
    const rows = rowsOf(conversations, aComponent('Time travel'), aComponent('Compliance API'));
    expect(rows.others.map(({ name }) => name)).toEqual(['Time travel']);
  });

  it.each(STATUSES)('has a word for "%s"', (status) => {
    const rows = rowsOf(conversations, aComponent('Agent', status)).others;
    expect(rows.map(({ state }) => state in catalogue)).toEqual([true]);
  });

  it.each(['on_fire', 'constructor', ''])('calls "%s" not known, never fine', (status) => {
    const rows = rowsOf(conversations, aComponent('Login', status)).others;
    expect(rows).toEqual([{ name: 'Login', tone: 'muted', state: 'popup_state_unknown' }]);
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
    expect(statusRows(aPageView({ incidents }), openai).incidents.map(({ url }) => url)).toEqual([
      `${openai.pageUrl}/incidents/01KGJK9Q6PDB3C3VX6MPCY6106`,
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
      { ...incident, id: 'chat', components: [aComponent('Login').id, 'id of Batch'] },
      { ...incident, id: 'unsaid', components: [] },
    ];
    expect(statusRows(aPageView({ incidents }), openai).incidents.map(({ id }) => id)).toEqual([
      'chat',
      'unsaid',
    ]);
  });
});

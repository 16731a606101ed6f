import { describe, expect, it } from 'vitest';
import type { ReportedComponent } from '../../../lib/evidence/evidence';
import { levelOf } from '../../../lib/status/component-level';
import { resolveComponents } from '../../../lib/status/resolve-components';
import { openai } from '../../../lib/status/sources/openai';
import { API_LOGIN, CONVERSATIONS, LOGIN } from './status-page';

const component = (
  name: string,
  status = 'operational',
  group: string | null = 'ChatGPT',
  id = `${group}/${name}`,
): ReportedComponent => ({ id, name, group, status });
const resolve = (...components: ReportedComponent[]) => resolveComponents(components, openai);

describe('resolveComponents', () => {
  it('finds both by id, whatever they are called and wherever they stand', () => {
    const core = resolve(
      component('Chats', 'partial_outage', 'Products', CONVERSATIONS),
      component('Anmeldung', 'degraded_performance', null, LOGIN),
    );
    expect(core).toMatchObject({
      conversations: { name: 'Chats', level: 2 },
      login: { name: 'Anmeldung', level: 1 },
    });
  });

  it('finds both by name inside the group, when ids have changed', () => {
    const core = resolve(component('Conversations', 'full_outage'), component('login', 'partial_outage'));
    expect(core).toMatchObject({ conversations: { level: 3 }, login: { level: 2 } });
  });

  it('never takes the Login of the API platform for ours', () => {
    const others = [
      component('Login', 'full_outage', 'APIs', API_LOGIN),
      component('Login', 'full_outage', 'Sora'),
    ];
    expect(resolve(component('Conversations'), ...others)?.login).toBeNull();
  });

  it('without groups, takes a unique name for Conversations and no name for Login', () => {
    const core = resolve(
      component('Conversations', 'degraded_performance', null, 'new-id'),
      component('Login', 'full_outage', null, 'new-id-2'),
    );
    expect(core).toMatchObject({ conversations: { level: 1 }, login: null });
    expect(
      resolve(
        component('Conversations', 'operational', null, 'a'),
        component('Conversations', 'operational', null, 'b'),
      ),
    ).toBeNull();
  });

  it('is unreadable without Conversations, and with a state of it that nobody knows', () => {
    expect(resolve()).toBeNull();
    expect(resolve(component('Login'))).toBeNull();
    expect(resolve(component('Conversations', 'on_fire'))).toBeNull();
    expect(resolve(component('Conversations', 'operational', 'APIs'))).toBeNull();
  });

  it('knows nothing of Login when its state is a word nobody knows', () => {
    expect(resolve(component('Conversations'), component('Login', 'on_fire'))?.login).toBeNull();
  });

  it('takes Conversations for impaired when it is missing and half of at least six members are', () => {
    const members = (impaired: number, all: number) =>
      Array.from({ length: all }, (_, n) =>
        component(`Member ${n}`, n < impaired ? 'degraded_performance' : 'operational'),
      );
    expect(resolve(...members(6, 7))).toMatchObject({ conversations: { id: null, level: 1 } });
    expect(resolve(...members(3, 6))?.conversations.level).toBe(1);
    expect(resolve(...members(3, 7))).toBeNull();
    expect(resolve(...members(5, 5))).toBeNull();
  });
});

describe('levelOf', () => {
  it.each([
    ['operational', 0],
    ['under_maintenance', 1],
    ['degraded_performance', 1],
    ['partial_outage', 2],
    ['major_outage', 3],
    ['full_outage', 3],
    ['on_fire', null],
    ['', null],
    ['toString', null],
  ])('%s is %s', (status, level) => expect(levelOf(status)).toBe(level));
});

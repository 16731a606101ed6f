import { expect, test } from './lifeboat';

const PROMPT = 'How do lighthouses keep their rhythm, and who writes it down for the ships?';

for (const ui of ['classic', 'list', 'renderer'] as const) {
  test(`a prompt that never arrived is offered after a reload and goes back into the ${ui} composer, unsent`, async ({
    simulator,
    chatgpt,
  }) => {
    simulator.chatgpt.set({ ui });
    await chatgpt.open();
    await chatgpt.composer.waitFor();
    simulator.chatgpt.fail('generation-500');
    await chatgpt.send(PROMPT);
    await chatgpt.reaction();
    simulator.chatgpt.recover();
    const sends = () =>
      simulator
        .requests()
        .filter(({ method, path }) => method === 'POST' && path.endsWith('/f/conversation'));
    const before = sends().length;

    await chatgpt.open();
    await expect(chatgpt.note.element.getByText('Your prompt is safe')).toBeVisible();
    await expect(chatgpt.warning.element).toHaveCount(0);
    await chatgpt.note.button('Put back').click();
    await expect.poll(() => chatgpt.written()).toBe(PROMPT);
    await expect(chatgpt.note.element).toHaveCount(0);
    expect(sends()).toHaveLength(before);

    await chatgpt.composer.press('Enter');
    await chatgpt.answers.last().waitFor();
    await chatgpt.page.locator('form.composer button.send[type="submit"]').waitFor();
    await chatgpt.open();
    await chatgpt.quiet();
    await expect(chatgpt.note.element).toHaveCount(0);
  });
}

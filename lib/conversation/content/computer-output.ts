import type { Part } from '../conversation';
import { asObject, asText } from '../json';
import { readImage } from '../parts';
import type { ContentReader } from './index';

/** What the agent's browser showed: the page, and a screenshot of it. */
const computerOutput: ContentReader = {
  type: 'computer_output',
  seen: '2026-03',
  read: (content) => {
    const state = asObject(content.state);
    const screenshot = asObject(content.screenshot);
    const title = asText(state?.title);
    const url = asText(state?.url);
    const page: Part[] = title === null && url === null ? [] : [{ kind: 'quote', text: '', title, url }];
    return [...page, ...(screenshot ? readImage(screenshot) : [])];
  },
};

export default computerOutput;

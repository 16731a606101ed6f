import type { Part } from '../conversation';
import { fileIdOf } from '../file-id';
import { asNumber, asObject, asText, objectsIn } from '../json';
import { strayParts } from '../parts';
import type { ContentReader } from './index';

/** What code printed and drew. */
const executionOutput: ContentReader = {
  type: 'execution_output',
  seen: '2026-03',
  read: (content, { metadata }) => {
    const result = asObject(metadata.aggregate_result);
    const failed =
      (result?.in_kernel_exception ?? null) !== null ||
      (result?.system_exception ?? null) !== null ||
      /fail|error/.test(asText(result?.status) ?? '');
    const plots: Part[] = objectsIn(result?.messages)
      .filter((message) => message.message_type === 'image')
      .map((image) => ({
        kind: 'image',
        fileId: fileIdOf(image.image_url),
        alt: '',
        width: asNumber(image.width),
        height: asNumber(image.height),
      }));
    const printed = asText(content.text);
    const output: Part[] =
      printed === null ? strayParts(content) : [{ kind: 'output', text: printed, failed }];
    return [...output, ...plots];
  },
};

export default executionOutput;

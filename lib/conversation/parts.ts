import type { Part } from './conversation';
import { fileIdOf } from './file-id';
import { asArray, asNumber, asObject, asText, type Json, type JsonObject, readableJson } from './json';

/** Deeper nesting than this occurs in no real message. */
const DEEPEST = 4;

/** Reads the `parts` of a message in their order. Consecutive texts stay apart: each has its own place among the images. */
export function readParts(parts: Json | undefined, depth = 0): Part[] {
  return asArray(parts).flatMap((part) => readPart(part, depth));
}

function readPart(part: Json, depth: number): Part[] {
  if (part === null || part === '') return [];
  if (typeof part === 'string') return [{ kind: 'text', text: part }];
  const object = asObject(part);
  if (!object) return [unknown('part', part)];
  const type = asText(object.content_type) ?? '';
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (read) return read(object);
  if (typeof object.text === 'string') return object.text === '' ? [] : [{ kind: 'text', text: object.text }];
  if (typeof object.asset_pointer === 'string') return readImage(object);
  if (Array.isArray(object.parts) && depth < DEEPEST) return readParts(object.parts, depth + 1);
  return [unknown(asText(object.content_type) ?? asText(object.type) ?? 'part', part)];
}

const READERS: Record<string, ((part: JsonObject) => Part[]) | undefined> = {
  image_asset_pointer: readImage,
  audio_transcription: ({ text }) =>
    asText(text) === null ? [] : [{ kind: 'text', text: asText(text) ?? '' }],
  audio_asset_pointer: ({ asset_pointer }) => [{ kind: 'audio', fileId: fileIdOf(asset_pointer) }],
  real_time_user_audio_video_asset_pointer: ({ audio_asset_pointer }) => [
    {
      kind: 'audio',
      fileId: fileIdOf(asObject(audio_asset_pointer)?.asset_pointer),
    },
  ],
};

/** Several test files of others give `thoughts` and the like a `parts` array. It is not the real shape, and still read. */
export function strayParts(content: JsonObject): Part[] {
  return readParts(content.parts);
}

/** An image pointer, as a part or as the screenshot of an agent; `alt` is what was asked for, when that is known. */
export function readImage(pointer: JsonObject): Part[] {
  const dalle = asObject(asObject(pointer.metadata)?.dalle);
  return [
    {
      kind: 'image',
      fileId: fileIdOf(pointer.asset_pointer),
      alt: asText(dalle?.prompt) ?? '',
      width: asNumber(pointer.width),
      height: asNumber(pointer.height),
    },
  ];
}

/** What nobody here understands yet, kept as JSON. */
export function unknown(contentType: string, value: Json): Part {
  return { kind: 'unknown', contentType, json: readableJson(value) };
}

/** Reads the delta v1 encoding. */
export class DeltaDecoder {
  get messages(): Record<string, unknown>[];
  take(delta: unknown): unknown;
}

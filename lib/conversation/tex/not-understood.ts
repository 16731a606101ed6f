/** A formula holds something that is not understood: it is shown as it was written, never half. */
export class NotUnderstood extends Error {}

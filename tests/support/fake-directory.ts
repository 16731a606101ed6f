/** A file system in memory, as far as Lifeboat uses it. Names are compared as Windows and macOS do. */
export class FakeDirectory {
  readonly kind = 'directory';
  readonly entriesByKey = new Map<string, FakeDirectory | FakeFile>();
  /** Thrown at every call while it is set: the folder was removed, or may not be used any more. */
  trouble: DOMException | null = null;
  /** Paths that were written or removed, in order. */
  readonly deeds: string[];

  constructor(
    readonly name: string,
    private readonly parent: FakeDirectory | null = null,
    private readonly path = '',
  ) {
    this.deeds = parent?.deeds ?? [];
  }

  get handle() {
    return this as unknown as FileSystemDirectoryHandle;
  }

  check(): void {
    if (this.trouble) throw this.trouble;
    this.parent?.check();
  }

  async getFileHandle(name: string, { create = false } = {}) {
    return this.child(name, create, () => new FakeFile(name, this, this.path + name), FakeFile);
  }

  async getDirectoryHandle(name: string, { create = false } = {}) {
    return this.child(
      name,
      create,
      () => new FakeDirectory(name, this, `${this.path}${name}/`),
      FakeDirectory,
    );
  }

  async removeEntry(name: string) {
    this.check();
    if (!this.entriesByKey.delete(keyOf(name))) throw new DOMException('Not there.', 'NotFoundError');
    this.deeds.push(`- ${this.path}${name}`);
  }

  async *entries(): AsyncGenerator<[string, FakeDirectory | FakeFile]> {
    this.check();
    for (const entry of this.entriesByKey.values()) yield [entry.name, entry];
  }

  async *keys() {
    for await (const [name] of this.entries()) yield name;
  }

  async isSameEntry(other: { name: string }) {
    return this.name === other.name;
  }

  /** Everything in it, by its path; bytes as text. */
  files(): Record<string, string> {
    return Object.fromEntries(
      [...this.entriesByKey.values()].flatMap((entry) =>
        entry instanceof FakeFile
          ? [[entry.path, new TextDecoder().decode(entry.bytes)]]
          : Object.entries(entry.files()),
      ),
    );
  }

  private child<Entry extends FakeDirectory | FakeFile>(
    name: string,
    create: boolean,
    make: () => Entry,
    kind: abstract new (...args: never[]) => Entry,
  ): Entry {
    this.check();
    const found = this.entriesByKey.get(keyOf(name));
    if (found instanceof kind) return found;
    if (found) throw new DOMException('Of another kind.', 'TypeMismatchError');
    if (!create) throw new DOMException('Not there.', 'NotFoundError');
    const made = make();
    this.entriesByKey.set(keyOf(name), made);
    return made;
  }
}

export class FakeFile {
  readonly kind = 'file';
  bytes = new Uint8Array();
  /** Thrown when somebody wants to write. */
  locked: DOMException | null = null;

  constructor(
    readonly name: string,
    private readonly parent: FakeDirectory,
    readonly path: string,
  ) {}

  async getFile() {
    this.parent.check();
    return new Blob([this.bytes]);
  }

  async createWritable() {
    this.parent.check();
    if (this.locked) throw this.locked;
    const pieces: Uint8Array[] = [];
    return {
      write: async (bytes: Uint8Array) => {
        this.parent.check();
        pieces.push(bytes.slice());
      },
      close: async () => {
        this.parent.check();
        this.bytes = new Uint8Array(Buffer.concat(pieces));
        this.parent.deeds.push(`+ ${this.path}`);
      },
      abort: async () => {},
    };
  }
}

const keyOf = (name: string) => name.normalize('NFC').toLowerCase();

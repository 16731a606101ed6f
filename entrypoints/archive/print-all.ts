import { completeForPrint } from '../../components/archive/print-all';

/** Prints the conversation with everything in it, however far it was read. */
export async function printAll(): Promise<void> {
  await completeForPrint();
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  print();
}

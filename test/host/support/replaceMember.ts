/**
 * Puts something else in the place of a member and returns what puts it back. The tests lie in the extension's folder, so VS
 * Code gives both the same `vscode` object: what is replaced in it here, the extension under test gets too.
 */
export function replaceMember<T extends object, K extends keyof T>(target: T, name: K, value: T[K]): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, enumerable: true, writable: true, value });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

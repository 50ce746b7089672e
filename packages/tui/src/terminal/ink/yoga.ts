/**
 * What the build gives Ink for `yoga-layout`: its layout engine, a WebAssembly
 * module that takes longer to load than all of React. The desk lays its rows
 * out itself, so every question to it is answered by nothing.
 */
const node: Record<string, () => unknown> = new Proxy(
  {},
  {
    get: (_, name) => (name === 'getChildCount' ? () => 0 : () => undefined),
  },
)

/** Constants of all kinds, and `Node.create`. Nobody looks at their values. */
const yoga: Record<string, unknown> = new Proxy(
  {},
  {
    get: (_, name) => (name === 'Node' ? { create: () => node } : 0),
  },
)

export default yoga

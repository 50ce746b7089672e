interface Throttled<Args extends unknown[]> {
  (...args: Args): void
  readonly flush: () => void
  readonly cancel: () => void
}

/**
 * What the build gives Ink for `es-toolkit/compat`, of which it takes this one
 * function: at once when it has been quiet, and at the end of each pause otherwise.
 */
export function throttle<Args extends unknown[]>(run: (...args: Args) => void, waitMs = 0): Throttled<Args> {
  let timer: NodeJS.Timeout | undefined
  let waiting: Args | undefined
  const pass = (): void => {
    timer = undefined
    if (waiting === undefined) return
    const args = waiting
    waiting = undefined
    begin()
    run(...args)
  }
  const begin = (): void => {
    if (waitMs > 0) timer = setTimeout(pass, waitMs)
  }
  const throttled = (...args: Args): void => {
    if (timer !== undefined) return void (waiting = args)
    begin()
    run(...args)
  }
  const cancel = (): void => {
    clearTimeout(timer)
    timer = undefined
    waiting = undefined
  }
  const flush = (): void => {
    const args = waiting
    cancel()
    if (args !== undefined) run(...args)
  }
  return Object.assign(throttled, { flush, cancel })
}

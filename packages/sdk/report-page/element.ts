type Child = Node | string | false | undefined

interface Props {
  readonly class?: string | undefined
  readonly on?: Readonly<Record<string, (event: Event) => void>>
  readonly [attribute: string]: string | boolean | undefined | Readonly<Record<string, (event: Event) => void>>
}

/**
 * An element with what it holds. Text becomes text: nothing here can make
 * markup of a string, and the page's policy would not let it.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (name === 'on') listen(element, props.on ?? {})
    else if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  element.append(...children.flat().filter((child) => child !== false && child !== undefined))
  return element
}

function listen(element: HTMLElement, on: NonNullable<Props['on']>): void {
  for (const [name, heard] of Object.entries(on)) element.addEventListener(name, heard)
}

/** Class names that hold. */
export function classes(names: Readonly<Record<string, boolean>>): string {
  return Object.entries(names)
    .filter(([, holds]) => holds)
    .map(([name]) => name)
    .join(' ')
}

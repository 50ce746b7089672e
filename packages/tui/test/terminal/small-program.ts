import { Box, Text } from 'ink'
import { createElement, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { InputEvent, InputSource } from '../../src/terminal/input/event.ts'
import { renderTerminal } from '../../src/terminal/render.ts'

/** The smallest program on our terminal layer: it shows what was pressed, and `q`, `!` and `#` end it in three ways. */
function Keys({ input, leave }: { input: InputSource; leave: () => void }): ReactNode {
  const [seen, setSeen] = useState<readonly string[]>([])
  useEffect(
    () =>
      input.subscribe((events) => {
        for (const event of events) {
          if (event.kind === 'key' && event.text === 'q') leave()
          if (event.kind === 'key' && event.text === '!')
            setTimeout(() => {
              throw new Error('a crash on purpose')
            })
        }
        setSeen((before) => [...before, ...events.map(nameOf)])
      }),
    [input, leave],
  )
  if (seen.includes('#')) throw new Error('a view that cannot be drawn')
  return createElement(
    Box,
    { flexDirection: 'column' },
    createElement(Text, null, '按键'),
    createElement(Text, null, seen.join(' ')),
  )
}

function nameOf(event: InputEvent): string {
  return event.kind === 'key' ? event.chord : event.kind === 'paste' ? `paste(${event.text.length})` : event.kind
}

const screen = renderTerminal((input) => createElement(Keys, { input, leave: () => screen.leave() }), {
  stdin: process.stdin,
  stdout: process.stdout,
})
const ending = await screen.ended
process.stdout.write(
  `ended: ${ending.how}${ending.how === 'signal' ? ` ${ending.signal}` : ''}${ending.how === 'crashed' ? ` ${String(ending.error)}` : ''}\n`,
)

import type { Story } from './story.ts'

/** A desk that its agent leaves for a moment, and the key on the way there. */
export const lockStory: Story = {
  size: { columns: 80, rows: 24 },
  scenes: [
    { press: 'enter', shows: ['已接入', '欧阳'] },
    {
      press: 'escape g',
      shows: ['接着按', 'l 锁屏', 'Esc 取消'],
      picture: { name: 'which-key', title: '按下 g 之后：接着可以按什么' },
    },
    {
      press: 'l',
      shows: ['已锁屏', '3 人等待接入', '解锁'],
      picture: { name: 'lock', title: '锁屏：不显示任何人，只说有几人等待' },
    },
  ],
}

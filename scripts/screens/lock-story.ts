import type { Story } from './story.ts'

/** A desk that its agent has left for a moment. */
export const lockStory: Story = {
  size: { columns: 80, rows: 24 },
  scenes: [
    { press: 'enter', shows: ['已接入', '欧阳'] },
    {
      press: 'escape g l',
      shows: ['已锁屏', '3 人等待接入', '解锁'],
      picture: { name: 'lock', title: '锁屏：不显示任何人，只说有几人等待' },
    },
  ],
}

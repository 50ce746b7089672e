import type { Story } from './story.ts'

/** Somebody new, with the tour at the foot of a small screen. */
export const tourStory: Story = {
  size: { columns: 80, rows: 24 },
  scenes: [
    { press: "f4 / 'zw 8899' enter", shows: ['导览 3/11', '按 g q 去队列'] },
    { press: "g q enter enter '::' 'kcwh' enter", shows: ['导览 5/11', '已插入：开场问候'] },
    { press: 'enter', shows: ['导览 6/11'] },
    {
      press: 'ctrl+v',
      shows: ['导览 7/11', '[拦截]', '按 Ctrl+F 改成可以说的话'],
      picture: { name: 'tour', title: '导览：两行字带人走完一天的工作，这一步是拦截和一键改正' },
    },
  ],
}

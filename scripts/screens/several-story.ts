import type { Story } from './story.ts'

/** Several customers at once: one is late, one's reply is stopped, and both stand above whatever is open. */
export const severalStory: Story = {
  size: { columns: 120, rows: 30 },
  scenes: [
    { press: 'enter', shows: ['已接入', '欧阳'] },
    { press: 'g q end enter', shows: [/>2 .*分/] },
    { press: "i '百分百今天到账' escape", shows: [/>2#/, '[拦截]'] },
    { press: 'g q end enter', shows: [/>3!.*分/] },
    { press: "i '您好，正在为您核对，请稍等。' enter enter 5s escape", shows: ['> 林晓（演示）'] },
    {
      press: 'b',
      shows: [/ 1!欧阳.*分 .* 2#.* >3 /, '账单'],
      picture: { name: 'several', title: '几位客户同时在谈：谁超时、谁的草稿被拦截，在哪里都看得到' },
    },
  ],
}

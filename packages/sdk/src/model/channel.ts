import { z } from 'zod'

export const Channel = z.enum(['app_chat', 'web_chat', 'wechat', 'phone', 'sms'])
export type Channel = z.infer<typeof Channel>

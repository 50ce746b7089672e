export const labelPinyin: Readonly<Record<string, string>> = {}

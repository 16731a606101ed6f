export const openai = { origins: ['https://status.openai.com'] };

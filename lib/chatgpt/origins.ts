/** The one place of the site itself. The manifest, the content scripts and the session's calls all read it here. */
export const CHATGPT_ORIGIN = 'https://chatgpt.com';

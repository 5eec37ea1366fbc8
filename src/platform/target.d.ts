/** The browser that this build is for, put in place by vite.config.ts: code for the other one drops out. */
declare const __TARGET__: 'chromium' | 'firefox'

import browser from 'webextension-polyfill'

/** The extension API of whichever browser runs us. Only this folder touches it. */
export { browser }

// The browser is the machine's own (scripts/browsers.mjs finds it): nothing is downloaded at install.
module.exports = { skipDownload: true }

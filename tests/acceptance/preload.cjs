/**
 * Loaded before the Action: writes down what it has loaded when its first request leaves, and when it ends. `require`
 * does not read all exports of `node:http`, as an `import` would.
 */
const http = require('node:http');
const { registerHooks } = require('node:module');
const { readFileSync, writeFileSync } = require('node:fs');
const { fileURLToPath } = require('node:url');

const files = {};
let first = null;
const undici = () => process.moduleLoadList.some((name) => name.includes('undici'));

registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) files[url.split('/').at(-1)] = readFileSync(fileURLToPath(url)).byteLength;
    return next(url, context);
  },
});

const { request } = http;
http.request = (...args) => {
  first ??= { files: { ...files }, undici: undici() };
  return request(...args);
};

process.on('exit', () => {
  writeFileSync(process.env.PRELOAD_REPORT, JSON.stringify({ first, last: { files, undici: undici() } }));
});

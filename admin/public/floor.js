// Written for the oldest of browsers: what Chromium 109 has and earlier ones lack decides. A file of its own, because
// the pages allow no script inside them.
(function (ok) {
  if (!ok) document.documentElement.className += ' below-floor';
})(
  typeof Promise === 'function' && 'noModule' in document.createElement('script') &&
    typeof Array.prototype.findLast === 'function' && typeof Object.hasOwn === 'function' &&
    typeof structuredClone === 'function' && window.CSS && CSS.supports &&
    CSS.supports('height: 1dvh') && CSS.supports('selector(:has(a))')
);

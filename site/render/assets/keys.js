// The list of keys, and the switch for those of one letter.
const keysDialog = document.createElement('dialog');

function openKeys() {
  if (!keysDialog.isConnected) buildKeys();
  keysDialog.showModal();
}

function buildKeys() {
  const add = (to, name, text = '') => {
    const el = document.createElement(name);
    el.textContent = text;
    return to.appendChild(el);
  };
  keysDialog.className = 'keylist';
  keysDialog.setAttribute('aria-labelledby', 'keys-title');
  add(keysDialog, 'h2', 'Keys').id = 'keys-title';
  const list = add(keysDialog, 'dl');
  const has = selector => document.querySelector(selector);
  for (const [key, does, there] of [
    ['n', 'next chapter', true], ['p', 'previous chapter', true],
    ['/', 'search', has('.find')], ['?', 'this list', true],
    ['← →', 'a step back or on, in a recorded run', has('.steps')],
    ['Esc', 'close this list', true],
  ]) {
    if (!there) continue;
    add(add(list, 'dt'), 'kbd', key);
    add(list, 'dd', does);
  }
  const label = add(keysDialog, 'label');
  const on = add(label, 'input');
  on.type = 'checkbox';
  on.checked = keys;
  label.append(' React to n, p, / and ?');
  on.addEventListener('change', () => {
    keys = on.checked;
    try {
      if (keys) localStorage.removeItem('keys');
      else localStorage.setItem('keys', 'off');
    } catch (e) { /* it lasts until the page is left */ }
  });
  const close = add(keysDialog, 'button', 'Close');
  close.addEventListener('click', () => keysDialog.close());
  document.body.append(keysDialog);
}

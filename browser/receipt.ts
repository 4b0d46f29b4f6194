// The receipt with script: the print window opens by itself when the form was just saved, and by a button.

const button = document.querySelector<HTMLButtonElement>('button#print')
if (button) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
  if (new URLSearchParams(location.search).has('new')) {
    history.replaceState(null, '', location.href.replace(/&new=yes/, ''))
    window.print()
  }
}

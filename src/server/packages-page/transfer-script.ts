/** The part of the page's script that takes a file and sends it. */
export const transferScript = `
let file;
let sending;

function take(taken) {
  if (!taken) return;
  file = taken;
  $('drop-text').textContent = file.name + ' · ' + size(file.size);
  $('upload-alert').textContent = '';
  readyToUpload();
}

function size(bytes) {
  const units = ['bytes', 'KiB', 'MiB', 'GiB'];
  let unit = 0;
  for (; bytes >= 1024 && unit < 3; unit += 1) bytes /= 1024;
  return (unit ? bytes.toFixed(1) : bytes) + ' ' + units[unit];
}

$('file').addEventListener('change', () => take($('file').files[0]));
// A file that is dropped beside would open in the tab, and take the page away.
for (const name of ['dragover', 'drop']) addEventListener(name, (event) => event.preventDefault());
$('drop').addEventListener('dragover', () => $('drop').classList.add('over'));
for (const name of ['dragleave', 'drop']) $('drop').addEventListener(name, () => $('drop').classList.remove('over'));
$('drop').addEventListener('drop', (event) => take(event.dataTransfer.files[0]));

function readyToUpload() {
  const awaits = chosen && chosen.progress === 'AWAITING_PACKAGE';
  $('upload').disabled = !file || !awaits || Boolean(sending);
  if (sending) return;
  const hint = chosen && chosen.progress && !awaits ? 'This submission has its package.' : '';
  $('upload-note').textContent = chosen ? chosen.uploaded || hint : 'Choose a submission first.';
}

$('upload').addEventListener('click', () => {
  if (!chosen || sending) return;
  const commit = $('commit').checked;
  const startedAt = performance.now();
  // Fetch tells nothing of bytes that are leaving.
  sending = new XMLHttpRequest();
  sending.to = chosen;
  chosen.uploaded = '';
  sending.open('PUT', settings.base + '/packages/' + chosen.id + (commit ? '?commit=true' : ''));
  sending.setRequestHeader('content-type', 'application/octet-stream');
  for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
  sending.upload.addEventListener('progress', ({ loaded, total }) => {
    $('bar').value = loaded / total;
    const seconds = (performance.now() - startedAt) / 1000;
    const rate = seconds > 0.5 ? ', ' + size(loaded / seconds) + '/s' : '';
    $('upload-note').textContent = loaded === total
      ? 'Sent; waiting for ' + (commit ? 'the commit' : 'the last word') + ' …'
      : Math.floor((100 * loaded) / total) + ' %, ' + size(loaded) + ' of ' + size(total) + rate;
  });
  sending.addEventListener('load', ended);
  sending.addEventListener('error', () => failed('The connection broke. Nothing is half done: upload it again.'));
  sending.addEventListener('abort', () => failed('Broken off. Nothing is half done: upload it again when you like.'));
  $('upload').disabled = true;
  $('cancel').hidden = false;
  $('upload-alert').textContent = '';
  $('bar').value = 0;
  $('bar').hidden = false;
  sending.send(file);
});
$('cancel').addEventListener('click', () => sending && sending.abort());
addEventListener('beforeunload', (event) => { if (sending) event.preventDefault(); });

function ended() {
  const { status, responseText } = sending;
  let answer = {};
  try { answer = JSON.parse(responseText); } catch {}
  if (status >= 300) {
    const error = (answer.errors || [])[0];
    failed(error ? error.message : 'The gateway answered with HTTP ' + status + '.');
    return;
  }
  sending.to.uploaded = (answer.committed ? 'Uploaded and committed' : 'Uploaded, not committed') + ' · SHA-256 ' + answer.sha256;
  reset();
  readyToUpload();
}

function failed(text) {
  reset();
  readyToUpload();
  $('upload-alert').textContent = text;
}

function reset() {
  sending = undefined;
  $('cancel').hidden = true;
  $('bar').hidden = true;
}
`;

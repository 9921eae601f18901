// Passkeys need a script; everything else about signing in does not.
const parts = document.querySelectorAll('[data-passkey]');
const known = 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

for (const part of parts) {
  if (!known) break;
  part.hidden = false;
  const failed = part.querySelector('[role=alert]');
  const attempt = async (event) => {
    event.preventDefault();
    failed.textContent = '';
    try {
      location.assign((await ways[part.dataset.passkey](part)).next);
    } catch (fault) {
      if (fault.message === 'confirmation-needed')
        return location.assign(`/staff/confirm?next=${encodeURIComponent(location.pathname)}`);
      // Whoever closes the dialogue knows that they did.
      if (fault.name !== 'NotAllowedError') failed.textContent = fault.said ?? part.dataset.failed;
    }
  };
  part.querySelector('form')?.addEventListener('submit', (event) => void attempt(event));
  part.querySelector('button[type=button]')?.addEventListener('click', (event) => void attempt(event));
}

const ways = {
  'sign-in': async (part) => {
    const options = await postProven(part, '/staff/sign-in/passkey/challenge');
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    return postProven(part, '/staff/sign-in/passkey', { next: part.dataset.next, response: credential.toJSON() });
  },
  add: async (part) => {
    const options = await post('/staff/me/passkeys/challenge');
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const credential = await navigator.credentials.create({ publicKey });
    const name = part.querySelector('input').value;
    return post('/staff/me/passkeys', { name, response: credential.toJSON() });
  },
};

/** Where somebody floods the site from the same address, a little work is asked for. */
async function postProven(part, path, body) {
  try {
    return await post(path, body);
  } catch (fault) {
    if (fault.message !== 'sign-in-slower') throw fault;
    const worker = new Worker(part.dataset.work);
    const proof = await new Promise((resolve) => {
      worker.addEventListener('message', ({ data }) => resolve(data));
    });
    worker.terminate();
    return post(path, { ...body, proof });
  }
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  const told = await answer.json();
  if (answer.ok) return told;
  throw Object.assign(new Error(told.code), { said: told.detail });
}

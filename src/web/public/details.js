// Asks as soon as an address was typed what the server would ask when it is sent: whether another one was meant. Nothing leaves the
// browser for that: `suggestedEmail` is at the end of this file, from patients/email-suggestion.ts.
{
  const field = document.getElementById('email');
  const checked = document.querySelector('[name=emailChecked]');
  const status = document.getElementById('email-suggestion');

  const ask = () => {
    const meant = suggestedEmail(field.value);
    if (!meant || field.form.dataset.sent || checked.value === field.value) return;
    checked.value = field.value;
    const said = document.createElement('span');
    said.textContent = status.dataset.suggestion.replace('*', () => meant);
    const use = document.createElement('button');
    Object.assign(use, { type: 'button', className: 'button quiet', textContent: status.dataset.use });
    use.addEventListener('click', () => {
      field.value = meant;
      status.replaceChildren();
      field.focus();
    });
    status.replaceChildren(said, use);
  };

  // Not at once: a press on the button of the form must find it where it was.
  field.addEventListener('blur', () => setTimeout(ask, 300));
  field.addEventListener('input', () => status.replaceChildren());
}

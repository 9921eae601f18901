// Moves the mark on the map of a location with the pointer and the arrow keys; the degrees in the form follow, and it
// follows what is typed there.
const map = document.querySelector('[data-position]');
if (map) {
  const mark = map.querySelector('.mark');
  const [latitude, longitude] = ['latitude', 'longitude'].map((id) => document.getElementById(id));
  const { perLatitude, perLongitude } = map.dataset;
  const { width, height } = map.viewBox.baseVal;
  const middle = { latitude: Number(latitude.value), longitude: Number(longitude.value) };
  let at = { x: width / 2, y: height / 2 };

  const draw = () => {
    mark.setAttribute('transform', `translate(${at.x} ${at.y})`);
    mark.setAttribute('aria-valuenow', latitude.value);
    mark.setAttribute('aria-valuetext', `${latitude.value}, ${longitude.value}`);
  };
  const move = (x, y) => {
    at = { x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) };
    latitude.value = (middle.latitude + (height / 2 - at.y) / perLatitude).toFixed(5);
    longitude.value = (middle.longitude + (at.x - width / 2) / perLongitude).toFixed(5);
    draw();
  };

  mark.setAttribute('role', 'slider');
  mark.setAttribute('tabindex', '0');
  mark.setAttribute('aria-valuemin', '-90');
  mark.setAttribute('aria-valuemax', '90');
  draw();

  const follow = (event) => {
    const box = map.getBoundingClientRect();
    move(((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height);
  };
  mark.addEventListener('pointerdown', (event) => mark.setPointerCapture(event.pointerId));
  mark.addEventListener('pointermove', (event) => mark.hasPointerCapture(event.pointerId) && follow(event));
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  mark.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const by = event.shiftKey ? 10 : 1;
    move(at.x + step[0] * by, at.y + step[1] * by);
  });
  for (const input of [latitude, longitude]) {
    input.addEventListener('change', () => {
      const x = width / 2 + (Number(longitude.value) - middle.longitude) * perLongitude;
      const y = height / 2 - (Number(latitude.value) - middle.latitude) * perLatitude;
      if (Number.isNaN(x + y)) return;
      at = { x, y };
      draw();
    });
  }
}

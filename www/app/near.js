// @ts-check
// What takes a moment to work out is asked for when the reader comes near.

/**
 * @param {Element} element
 * @param {() => void} act
 */
export function whenNear(element, act) {
  const watcher = new IntersectionObserver(
    ([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      watcher.disconnect();
      act();
    },
    { rootMargin: "200px" },
  );
  watcher.observe(element);
}

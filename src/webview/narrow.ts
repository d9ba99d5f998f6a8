import { useEffect, useState } from 'preact/hooks';

/** The same width as in `styles/circumstances.css`. */
const NARROW = '(width < 500px)';

/** True while the page is too narrow for more than the most important buttons. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const follow = () => setNarrow(query.matches);
    query.addEventListener('change', follow);
    follow();
    return () => query.removeEventListener('change', follow);
  }, []);
  return narrow;
}

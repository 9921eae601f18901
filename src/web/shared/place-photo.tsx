import type { VNode } from 'preact';
import type { Photo } from './portrait.js';

/** The photo of a place, from our own address, as wide as there is room. `late`: it is fetched when it comes into sight. */
export function PlacePhoto({ photo, late }: { readonly photo: Photo; readonly late?: boolean }): VNode {
  const file = (pixels: number) => `/photos/${photo.hash}-${pixels}.webp`;
  return (
    <img
      class="place-photo"
      src={file(600)}
      srcset={`${file(600)} 600w, ${file(1200)} 1200w`}
      sizes="(min-width: 35rem) 33rem, 100vw"
      alt={photo.alt}
      width={600}
      height={400}
      loading={late ? 'lazy' : undefined}
      decoding="async"
    />
  );
}

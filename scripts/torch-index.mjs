/**
 * PyTorch's own index of CPU builds: of all packages only torch comes from a named index, because no other has builds
 * without CUDA's libraries for Linux.
 */
export const CPU_INDEX = 'https://download.pytorch.org/whl/cpu';

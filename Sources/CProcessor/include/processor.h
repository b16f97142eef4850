/* Bits of the widest vectors that the processor has and the kernels are built for. */
int vector_bits(void);

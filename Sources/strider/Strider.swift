import ArgumentParser

@main
struct Strider: ParsableCommand {}

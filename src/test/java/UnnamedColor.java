/** An enum in no package. */
enum UnnamedColor {
    RED
}

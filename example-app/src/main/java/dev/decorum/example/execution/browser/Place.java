package dev.decorum.example.execution.browser;

/**
 * A page, by which path it is reached, and what on it is not the same each time.
 *
 * @param id the number of an order or a customer; blank where there is none
 */
record Place(String path, String id, Page page) {
    static final Place SEARCH = new Place("/orders", "", Page.SEARCH);
}

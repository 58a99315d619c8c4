package io.bookstore.cartorder.shipping;

import java.util.List;

/** Somebody who takes parcels somewhere, and what they ask for it. */
public interface Carrier {

    /** The services for this parcel, the usual one first; none when they do not take it. */
    List<Service> services(Parcel parcel);

    /**
     * @param id names it for good: orders keep it
     * @param earliestWorkDays after it left the house
     */
    record Service(String id, String name, long priceCents, int earliestWorkDays, int latestWorkDays) {}
}

alter table shipment
    add constraint shipment_status check (status in ('preparing', 'dispatched', 'in_transit', 'delivered', 'cancelled'));

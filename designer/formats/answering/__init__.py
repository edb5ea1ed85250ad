"""The formats that answering services and address books take: contacts and on-call schedules as they want them."""

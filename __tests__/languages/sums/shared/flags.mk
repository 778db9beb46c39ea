CPPFLAGS += -I../shared/include
